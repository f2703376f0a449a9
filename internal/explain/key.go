package explain

// otherNames are what authors call keys when they come from other programs, or
// from the words of their own work.
var otherNames = map[string]string{
	"deadline": "closes", "closing": "closes", "closing_date": "closes", "end": "closes", "ends": "closes", "end_date": "closes", "until": "closes", "close_date": "closes",
	"opening": "opens", "opening_date": "opens", "start": "opens", "starts": "opens", "start_date": "opens", "from": "opens",
	"date": "published", "publish": "published", "publish_date": "published", "pubdate": "published", "publishdate": "published", "published_date": "published",
	"description": "summary", "excerpt": "summary", "intro": "summary", "abstract": "summary", "lede": "summary", "subtitle": "summary",
	"name": "title", "heading": "title", "headline": "title",
	"type": "activity", "method": "activity", "audience": "groups", "who": "who_can", "eligibility": "who_can", "criteria": "who_can",
	"tags": "topics", "categories": "topics", "category": "topics", "subject": "topics", "condition": "topics", "keywords": "topics",
	"region": "areas", "regions": "areas", "location": "areas", "locations": "areas", "where": "areas",
	"address": "venue", "place": "venue", "fee": "payment", "incentive": "payment", "pay": "payment", "reward": "payment",
	"apply": "take_part", "how_to_apply": "take_part", "how_to_take_part": "take_part", "how": "take_part",
	"duration": "time", "length": "time", "org": "organisation", "host": "organisation", "team": "organisation", "department": "organisation",
	"lastmod": "updated", "last_updated": "updated", "modified": "updated", "weight": "order", "nav_order": "order",
	"alt": "image_alt", "language": "lang", "locale": "lang", "redirect_from": "aliases", "redirects": "aliases",
}

// OtherName returns the key that authors mean by a word that is none, or "".
func OtherName(key string) string { return otherNames[key] }

// Needless says why a key is not needed at all, or "".
func Needless(key string) string {
	switch key {
	case "status", "state", "open":
		return "take it out: whether it is open follows from its dates and updates"
	case "slug", "url", "permalink", "path":
		return "take it out: the address follows from the name of the file"
	case "layout", "template":
		return "take it out: what a page looks like follows from its folder"
	case "author", "authors":
		return "take it out: a page is its team's, and contact says how to reach them"
	}
	return ""
}
