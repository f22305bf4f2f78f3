-- The information centre: articles in editions, drafted by a department, checked by a second person, read by everybody.
create type article_channel as enum ('case_focus', 'trial_news', 'express', 'judges_view', 'lawyers_news', 'judgments', 'policy', 'knowledge', 'notice');
create type article_topic as enum ('trade_secret', 'unfair_competition', 'patent', 'trademark', 'copyright', 'plant_variety', 'geographical_indication', 'layout_design', 'technology_contract', 'traditional_culture');
create type article_status as enum ('draft', 'checking', 'published', 'correcting', 'rechecking', 'withdrawn');

create table articles (
  id uuid primary key default uuidv7(),
  channel article_channel not null,
  topics article_topic[],
  status article_status not null default 'draft',
  department_id uuid not null references departments (id) on delete restrict on update cascade,
  writer_id uuid not null,
  edition integer not null default 0,
  published_on date,
  reason text,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  -- What everybody reads has been published; a draft that was given up never was.
  constraint published_is_dated check ((edition = 0) = (published_on is null)),
  constraint public_has_edition check (status not in ('published', 'correcting', 'rechecking') or edition > 0)
);
create index articles_department_id_idx on articles (department_id);
-- The list that everybody reads, newest first, and the same of one channel.
create index articles_public on articles (published_on desc, id desc) where status in ('published', 'correcting', 'rechecking');
create index articles_public_channel on articles (channel, published_on desc, id desc) where status in ('published', 'correcting', 'rechecking');

create table article_editions (
  id uuid primary key default uuidv7(),
  article_id uuid not null references articles (id) on delete restrict on update cascade,
  edition integer not null,
  title text not null,
  body text not null,
  source text,
  note text,
  written_by_id uuid not null,
  written_at timestamptz not null,
  checked_by_id uuid,
  published_on date,
  search text generated always as (lower(title || ' ' || body)) stored,
  constraint edition_counts check (edition > 0),
  constraint published_is_checked check ((published_on is null) = (checked_by_id is null)),
  -- 三审: whoever wrote a text doesn't let it go out.
  constraint checked_by_another check (checked_by_id <> written_by_id),
  constraint correction_says_what check (published_on is null or edition = 1 or note is not null)
);
create unique index article_editions_article_id_edition_key on article_editions (article_id, edition);
create index article_editions_search on article_editions using gin (search_pieces(search));

-- Who works on a department's articles: its own writers; and the city's bureau, which checks them all. As `mayWork` in articles/policy.ts.
create function app_edits(department uuid) returns boolean language sql stable as $$
  select coalesce(
    (department = app_department() and (app_has('programme_officer') or app_has('coordinator') or app_has('department_handler')))
    or (app_regulator() and app_city() and (app_has('coordinator') or app_has('bureau_leader'))), false)
$$;

do $$
declare t text;
begin
  foreach t in array array['articles', 'article_editions'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy system_all on %I for all using ((select app_system())) with check ((select app_system()))', t);
    execute format('create policy owner_all on %I for all to humi_owner using (true) with check (true)', t);
    execute format('grant select, insert, update on %I to humi_app', t);
  end loop;
end $$;

create policy everybody_reads on articles for select using (status in ('published', 'correcting', 'rechecking'));
create policy editors on articles for all using (app_edits(department_id)) with check (app_edits(department_id));

create policy everybody_reads on article_editions for select using (
  published_on is not null
  and exists (select 1 from articles a where a.id = article_id and a.status in ('published', 'correcting', 'rechecking')));
create policy editors_read on article_editions for select using (exists (select 1 from articles a where a.id = article_id and app_edits(a.department_id)));
create policy editors_write on article_editions for insert with check (exists (select 1 from articles a where a.id = article_id and app_edits(a.department_id)));
-- A published edition stays as it was.
create policy editors_change on article_editions for update
  using (published_on is null and exists (select 1 from articles a where a.id = article_id and app_edits(a.department_id)))
  with check (exists (select 1 from articles a where a.id = article_id and app_edits(a.department_id)));

-- The course of an article, for whoever works on it.
create policy article_history on audit_entries for select
  using ((select app_kind()) = 'official' and subject_kind = 'article'
    and exists (select 1 from articles a where a.id = subject_id and app_edits(a.department_id)));

-- What the search box of the information centre finds, among what everybody may read: looks past row-level security for the index's sake.
create function articles_matching(terms text[]) returns setof uuid language sql stable rows 100 security definer set search_path = public as $$
  select a.id from article_editions e join articles a on a.id = e.article_id and a.edition = e.edition
  where cardinality(terms) > 0 and a.status in ('published', 'correcting', 'rechecking')
    and search_pieces(e.search) @> pieces_of(terms) and e.search like all (patterns_of(terms))
$$;

-- Registered firms that a text names, with or without the form of company: only the names that stand in the text come back, and only to officials.
create function firms_named_in(source text) returns setof text language sql stable security definer set search_path = public as $$
  select name from (select name, regexp_replace(name, '(股份)?(有限)?(责任)?公司.*$|[（(]演示[)）]$', '') as stem from enterprises) e
  where app_kind() in ('official', 'system') and length(stem) >= 4 and strpos(source, stem) > 0
  order by name limit 5
$$;
