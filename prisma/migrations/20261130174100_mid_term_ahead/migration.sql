-- Whether a site's visit in the middle of its term is already in the plan is asked on each page of who plans them: without, all visits were read.
CREATE INDEX visits_mid_term_ahead ON visits (enterprise_id) WHERE purpose = 'mid_term' AND status IN ('planned', 'arranged');
