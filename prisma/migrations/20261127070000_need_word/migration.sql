-- A word that an enum learns can be used only once it is committed: what uses it follows in the next migration.
alter type candidate_reason add value 'pressing_need';
