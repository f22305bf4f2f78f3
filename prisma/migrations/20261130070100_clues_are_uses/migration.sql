-- A clue that was found at a firm is a use of it: a list that made or changed the firm isn't undone over it.
create or replace view firm_uses as
select enterprise_id, 'account' as what, created_at as at from persons where enterprise_id is not null
union all select enterprise_id, 'account', created_at from join_requests
union all select enterprise_id, 'application', created_at from contact_points
union all select enterprise_id, 'application', created_at from demonstration_sites
union all select enterprise_id, 'application', created_at from counter_filings where enterprise_id is not null
union all select enterprise_id, 'invitation', invited_at from point_invitations
union all select enterprise_id, 'visit', created_at from visits
union all select enterprise_id, 'matter', created_at from complaints
union all select enterprise_id, 'matter', created_at from leak_reports
union all select enterprise_id, 'matter', answered_at from self_assessments
union all select enterprise_id, 'matter', told_at from circular_readers
union all select enterprise_id, 'lead', from_day::timestamptz from cluster_leaders
union all select enterprise_id, 'event', recorded_at from enterprise_events
union all select parent_id, 'event', recorded_at from enterprise_events where parent_id is not null
union all select enterprise_id, 'figures', entered_at from enterprise_years
union all select survivor_id, 'merge', merged_at from enterprise_merges
union all select absorbed_id, 'merge', merged_at from enterprise_merges
union all select one_id, 'merge', said_at from enterprise_distinctions
union all select other_id, 'merge', said_at from enterprise_distinctions
union all select enterprise_id, 'code', recorded_at from enterprise_codes where source is not null
union all select enterprise_id, 'matter', handed_over_at from clues;
create trigger needs_standing_firm before insert on clues for each row execute function needs_standing_firm('enterprise_id');
