-- What a question asks for has a name, under which it stands in a result. Where the first version was delivered already, it gets them; nothing that was
-- asked or answered changes.
update assessment_questionnaires q set items = (
  select jsonb_agg(item || jsonb_build_object('nameZh', coalesce(n.zh, item ->> 'zh'), 'nameEn', coalesce(n.en, item ->> 'en')) order by place)
  from jsonb_array_elements(q.items) with ordinality as x (item, place)
  left join (values
    ('list', '商业秘密清单', 'List of secrets'),
    ('grade', '分级和每年复核', 'Grading and yearly review'),
    ('leader', '分管负责人和保密员', 'Leader in charge and confidentiality officer'),
    ('rules', '书面保密制度', 'Written rules'),
    ('nda', '涉密人员保密协议', 'NDAs with people with access'),
    ('training', '每年保密培训', 'Yearly training'),
    ('leaver', '离职保密交接', 'Routine for leavers'),
    ('marking', '涉密载体标识和登记', 'Marking and register of carriers'),
    ('areas', '涉密区域和来访管理', 'Restricted areas and visitors'),
    ('accounts', '系统权限和访问记录', 'System rights and logs'),
    ('partners', '合作方保密和对外审查', 'Partners, exhibitions and publications'),
    ('response', '泄密应急和证据留存', 'Response to a leak and evidence')
  ) as n (code, zh, en) on n.code = item ->> 'code'
) where not q.items -> 0 ? 'nameZh';
