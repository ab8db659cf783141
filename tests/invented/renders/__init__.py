"""Papers as files: a text and its tabs as Word, PDF, OpenDocument or web page, with the noise of real ones."""
