-- People who have signed in at least once, known by what their OpenID Connect provider calls them.
create table app_user (
    id                uuid        primary key,
    issuer            text        not null,
    subject           text        not null,
    name              text        not null,
    email             text        not null,
    created_at        timestamptz not null,
    last_signed_in_at timestamptz not null,
    constraint app_user_is_one_subject_of_one_issuer unique (issuer, subject)
);
