-- Whoever can't draw a signature on a screen writes his name by the keyboard.
ALTER TYPE "visit_signing" ADD VALUE 'typed' AFTER 'screen';
