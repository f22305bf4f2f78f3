-- A time limit may count calendar months (民法典 第二百零二条): a value of its own, before anything uses it.
alter type clock_unit add value 'month' before 'hour';
