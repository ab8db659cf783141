"""Every read for information rights: open to those who answer for personal data, and to nobody else."""
