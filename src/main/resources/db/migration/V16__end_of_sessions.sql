-- When somebody's sessions were last ended, wherever they were open. Whoever signed in later is signed in.
alter table app_user add column sessions_ended_at timestamptz;
