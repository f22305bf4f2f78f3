-- Words that enums learn can be used only once they are committed: what uses them follows in the next migration.
alter type duty add value 'station_officer';
alter type department_kind add value 'guidance_station';
