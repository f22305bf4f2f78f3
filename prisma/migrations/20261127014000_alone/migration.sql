-- Lists and counts of firms leave out what was merged: by an index of those that stand by themselves they need not look at each.
create index enterprises_due_alone on enterprises (due_on, id) where merged_into_id is null;
create index enterprises_division_alone on enterprises (division_code, id) where merged_into_id is null;
