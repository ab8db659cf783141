"""The pages of retention: rules, holds, what is due, destructions."""
