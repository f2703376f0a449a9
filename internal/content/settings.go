package content

import (
	"time"

	"involve/internal/keys"
)

// SettingsPath is the file of a site's settings.
const SettingsPath = Root + "/_site.yaml"

// Settings are what _site.yaml says.
type Settings struct {
	Title        string
	BaseURL      string // absolute, ends with a slash; its path is where the site stands
	FeedID       string
	Since        Date
	Organisation Link
	Brand        string // nhs or neutral
	Demo         bool
	Theme        string
	Language     string
	Zone         *time.Location
	ClosingSoon  time.Duration
	Navigation   []string
	Footer       []string
	Contact      Contact
	MailingList  Link
	Licence      Link
	EditURL      string
	Areas        Vocabulary
	Topics       Vocabulary
	Support      Vocabulary // the terms beside the built-in ones
	Facets       []string
	Combine      []string
	Feeds        []string
	Retired      []Retired
	Names        []string
	Rules        map[string]string

	Keys keys.List
}

// A Link has words and an address.
type Link struct {
	Label, URL string
}

// Retired is a term that is no longer used, the one that took its place, and
// since when.
type Retired struct {
	Facet, Term, ReplacedBy string
	Date                    Date
}

// Page returns the settings as a page to resolve links from and to find the
// places of keys in.
func (s *Settings) Page() *Page {
	return &Page{Path: SettingsPath, URL: "/", Keys: s.Keys}
}
