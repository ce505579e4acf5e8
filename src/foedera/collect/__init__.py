"""Pages from anywhere: files, standard input, the web, feeds, sitemaps, crawl archives, PDF, JSON Lines."""
