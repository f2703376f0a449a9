package schema

import "involve/internal/content"

// Settings returns the keys of _site.yaml.
func Settings() *Kind {
	type S = content.Settings
	type L = content.Link
	named := func() []Field {
		return []Field{
			of(Field{Key: "name", Type: Text, Required: true, Help: "Its name."}, func(l *L) any { return &l.Label }),
			of(Field{Key: "url", Type: Address, Help: "Its address."}, func(l *L) any { return &l.URL }),
		}
	}
	vocabulary := func(label bool) []Field {
		type V = content.Vocabulary
		terms := of(Field{Key: "terms", Type: Words, Required: true, Help: "The terms: a slug, and the label that readers see."}, func(v *V) any { return &v.Terms })
		if !label {
			return []Field{terms}
		}
		return []Field{
			of(Field{Key: "label", Type: Text, Required: true, Help: "What the filter calls it."}, func(v *V) any { return &v.Label }),
			terms,
		}
	}
	return &Kind{Name: "settings", Fields: show([]Field{
		of(Field{Key: "title", Type: Text, Required: true, Max: 80, Help: "The name of the site."}, func(s *S) any { return &s.Title }),
		of(Field{Key: "base_url", Type: Address, Required: true, Help: "The address of the site; it may have a path."}, func(s *S) any { return &s.BaseURL }),
		of(Field{Key: "feed_id", Type: Text, Required: true, Help: "What the ids of all feed items begin with. Never change it."}, func(s *S) any { return &s.FeedID }),
		of(Field{Key: "since", Type: Day, Required: true, Help: "The day when the site began: the date of a feed that has no items."}, func(s *S) any { return &s.Since }),
		of(Field{Key: "organisation", Type: Object, Required: true, Fields: named(), Help: "Whose site it is."}, func(s *S) any { return &s.Organisation }),
		of(Field{Key: "brand", Type: Term, Vocabulary: "brand", Help: "nhs is for NHS organisations only; neutral without it."}, func(s *S) any { return &s.Brand }),
		of(Field{Key: "demo", Type: Bool, Help: "true says on every page that all is made up, and keeps search engines out."}, func(s *S) any { return &s.Demo }),
		of(Field{Key: "theme", Type: Slug, Help: "The theme: nhs, or a folder in themes."}, func(s *S) any { return &s.Theme }),
		of(Field{Key: "language", Type: Language, Help: "The language of the site; en-GB without it."}, func(s *S) any { return &s.Language }),
		of(Field{Key: "time_zone", Type: Zone, Help: "Whose clock dates and times are in; Europe/London without it."}, func(s *S) any { return &s.Zone }),
		of(Field{Key: "closing_soon", Type: Days, Help: "How long before its end an opportunity is \"closing soon\"; 14 days without it."}, func(s *S) any { return &s.ClosingSoon }),
		of(Field{Key: "navigation", Type: Addresses, Help: "The pages in the header."}, func(s *S) any { return &s.Navigation }),
		of(Field{Key: "footer", Type: Addresses, Help: "The pages in the footer."}, func(s *S) any { return &s.Footer }),
		of(Field{Key: "contact", Type: Object, Fields: contactFields(), Help: "Who to ask about the site."}, func(s *S) any { return &s.Contact }),
		of(Field{Key: "mailing_list", Type: Object, Help: "A mailing list for people without feeds.", Fields: []Field{
			of(Field{Key: "label", Type: Text, Required: true, Help: "What the link says."}, func(l *L) any { return &l.Label }),
			of(Field{Key: "url", Type: Address, Required: true, Help: "Where to join it."}, func(l *L) any { return &l.URL }),
		}}, func(s *S) any { return &s.MailingList }),
		of(Field{Key: "licence", Type: Object, Fields: named(), Help: "What others may do with the content."}, func(s *S) any { return &s.Licence }),
		of(Field{Key: "edit_url", Type: Text, Help: "Where a page is edited; {path} stands for its file."}, func(s *S) any { return &s.EditURL }),
		of(Field{Key: "vocabularies", Type: Object, Help: "The site's own terms.", Fields: []Field{
			of(Field{Key: "area", Type: Object, Fields: vocabulary(true), Help: "Where people are."}, func(s *S) any { return &s.Areas }),
			of(Field{Key: "topic", Type: Object, Fields: vocabulary(true), Help: "Conditions and subjects."}, func(s *S) any { return &s.Topics }),
			of(Field{Key: "support", Type: Object, Fields: vocabulary(false), Help: "Support beside the terms that every site has."}, func(s *S) any { return &s.Support }),
		}}, func(s *S) any { return s }),
		of(Field{Key: "facets", Type: Terms, Vocabulary: "facet", Help: "What the listings can be filtered by, in this order."}, func(s *S) any { return &s.Facets }),
		of(Field{Key: "combine", Type: Terms, Vocabulary: "facet", Help: "The facets whose pages are refined by each other facet."}, func(s *S) any { return &s.Combine }),
		of(Field{Key: "feeds", Type: Terms, Vocabulary: "facet", Help: "The facets whose pages have feeds."}, func(s *S) any { return &s.Feeds }),
		list(Field{Key: "retired", Help: "Terms that are no longer used.", Fields: []Field{
			of(Field{Key: "facet", Type: Term, Required: true, Vocabulary: "facet", Help: "Whose term it was."}, func(r *content.Retired) any { return &r.Facet }),
			of(Field{Key: "term", Type: Slug, Required: true, Help: "The term."}, func(r *content.Retired) any { return &r.Term }),
			of(Field{Key: "replaced_by", Type: Slug, Help: "The term that took its place."}, func(r *content.Retired) any { return &r.ReplacedBy }),
			of(Field{Key: "date", Type: Day, Help: "The day from which it is no longer used: followers are told so as of that day."}, func(r *content.Retired) any { return &r.Date }),
		}}, func(s *S) *[]content.Retired { return &s.Retired }),
		of(Field{Key: "names", Type: Texts, Help: "Words and names that the writing rules leave alone."}, func(s *S) any { return &s.Names }),
		of(Field{Key: "rules", Type: Severity, Help: "How bad a writing rule is: error, warning, info or off."}, func(s *S) any { return &s.Rules }),
	}, sharedExamples, settingsExamples)}
}

// TermFields are the keys of a term that has more than a label.
func TermFields() []Field {
	type T = content.Term
	return show([]Field{
		of(Field{Key: "label", Type: Text, Required: true, Help: "What readers see."}, func(t *T) any { return &t.Label }),
		of(Field{Key: "everywhere", Type: Bool, Help: "true for an area that counts in every area."}, func(t *T) any { return &t.Everywhere }),
	}, termExamples)
}
