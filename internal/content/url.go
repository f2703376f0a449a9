package content

import (
	"net/url"
	"path"
	"strings"
)

// Root is the folder of a site that holds what authors write.
const Root = "content"

// A Folder says what the files of one folder below [Root] are.
type Folder string

// The folders of a site.
const (
	HomeFolder         Folder = "" // index.md itself
	GuidanceFolder     Folder = "guidance"
	GroupFolder        Folder = "groups"
	StageFolder        Folder = "stages"
	OrganisationFolder Folder = "organisations"
	OpportunityFolder  Folder = "opportunities"
	PageFolder         Folder = "pages"
)

// Locate returns what a Markdown file is and the URL it has, both from its path
// alone, such as content/guidance/why-involve.md. ok is false, and the rest
// empty, for a file that stands where no page can be.
func Locate(file string) (folder Folder, url string, ok bool) {
	rel := strings.TrimSuffix(strings.TrimPrefix(file, Root+"/"), ".md")
	if rel == "index" {
		return HomeFolder, "/", true
	}
	top, rest, nested := strings.Cut(rel, "/")
	slug := path.Base(rel)
	if !nested {
		return "", "", false
	}
	folder = Folder(top)
	switch folder {
	case GuidanceFolder:
		if slug == "index" {
			return folder, "/" + path.Dir(rel) + "/", true
		}
		return folder, "/" + rel + "/", true
	case OpportunityFolder:
		return folder, "/opportunities/" + slug + "/", true
	}
	if strings.Contains(rest, "/") {
		return "", "", false
	}
	switch folder {
	case GroupFolder:
		return folder, FacetURL("group", slug), true
	case StageFolder:
		return folder, FacetURL("stage", slug), true
	case OrganisationFolder:
		return folder, FacetURL("organisation", slug), true
	case PageFolder:
		return folder, "/" + slug + "/", true
	}
	return "", "", false
}

// FacetURL returns the URL of the listing of one term, or of several: facet,
// term, facet, term.
func FacetURL(facetTerms ...string) string {
	return "/opportunities/" + strings.Join(facetTerms, "/") + "/"
}

// FileURL returns the URL of a file below content/files.
func FileURL(file string) string {
	return strings.TrimPrefix(file, Root)
}

// IsSlug reports whether s is made of lower-case ASCII letters, digits and
// single hyphens, and neither begins nor ends with a hyphen.
func IsSlug(s string) bool {
	if s == "" || s[0] == '-' || s[len(s)-1] == '-' || strings.Contains(s, "--") {
		return false
	}
	for _, c := range []byte(s) {
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' {
			return false
		}
	}
	return true
}

// IsSite reports whether an address is the whole address of a site, such as
// https://example.org/involve/.
func IsSite(address string) bool {
	u, err := url.Parse(address)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" && !strings.ContainsAny(u.Host, "\"<>") &&
		u.RawQuery == "" && u.Fragment == ""
}
