-- Put a long password in place of PASSWORD, here and in frankpledge.env.
CREATE ROLE frankpledge LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD 'PASSWORD';
CREATE DATABASE frankpledge OWNER frankpledge;
