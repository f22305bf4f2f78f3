-- What this programme means in months is counted in months: only where the row is as it was delivered, and no official changed it. Rows of a law keep
-- the unit of their law. The job counts anew what runs under them.
with counted (kind, days, months, source) as (values
  ('site-apply', 183, 6, '示范点申报条件（本平台建议，参照评分表1.5项“加入联系网络不少于6个月”）；待核实'),
  ('site-check', 365, 12, null),
  ('site-rectify', 90, 3, null)
), changed as (
  update time_limits l set unit = 'month', length = c.months, source = coalesce(c.source, l.source)
  from counted c
  where l.kind = c.kind and l.length = c.days and l.unit = 'calendar_day' and l.version = 1 and l.valid_from = '2014-01-01'
  returning l.id
)
update settings set value = to_jsonb((value #>> '{}')::int + 1), updated_at = now()
where key = 'rules-version' and exists (select from changed);
