"""Every read of keeping: what there is to keep, rules, holds, what is due."""
