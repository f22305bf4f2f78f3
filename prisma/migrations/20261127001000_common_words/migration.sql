-- A word that thousands of firms have made the planner read the whole table and cut each firm's text into pieces anew, which takes a hundred
-- times as long as to look them up (as for the other searches since 20261124234500_bounded_search).
alter function enterprises_matching(text[]) set enable_seqscan = off;
