"""From a page to an article, and from an article to claims."""
