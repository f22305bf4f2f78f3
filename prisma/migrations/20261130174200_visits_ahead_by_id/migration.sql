-- Whoever goes along is named at many visits, most of them made: those still to be made are found without a look at the others.
CREATE INDEX visits_ahead ON visits (id) WHERE status IN ('planned', 'arranged');
