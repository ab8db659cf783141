"""Whatever is brought, the reader keeps its promises: papers nobody would write, and papers spoilt at random."""
