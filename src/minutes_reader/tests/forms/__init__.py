"""Papers in every form that partnership minutes come in, written by hand with what a reader should find in them."""
