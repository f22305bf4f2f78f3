-- Why a visit was held before the day on which it was planned. docs/decisions/0126-nothing-typed-or-looked-at-is-lost.md
alter table visits add column held_reason text check (held_reason <> '');
