"""The fuzzer's own parts."""
