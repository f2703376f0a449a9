// Package component is what the component templates of a theme take: a struct
// for each, of the same name. It computes nothing but what one field says when
// another is silent, and knows neither views nor templates.
//
// A field has the name of the parameter that the NHS design system's macro has
// for it, so that its documentation holds here too; an empty field means what
// leaving the parameter out means there. Where both Text and HTML exist, HTML
// wins.
package component

import "html/template"

// Label is a short text, or markup where text is not enough.
type Label struct {
	Text string
	HTML template.HTML
}

// Link is a link and its words.
type Link struct {
	Text string
	Href template.URL
}

// SkipLink is the first link of a page. Href is #maincontent when empty.
type SkipLink struct {
	Text string
	Href template.URL
}

// Header is the header of the NHS brand: it always bears the NHS logo, unless
// Logo.Src names another. When Logo.Href is empty or that of the service, logo
// and service name are one link.
type Header struct {
	Colour       string // white, or empty for the brand's own
	Inline       bool   // name and search side by side on small screens too
	Classes      string
	Logo         HeaderLogo
	Organisation HeaderOrganisation
	Service      Link
	Search       HeaderSearch
	Navigation   HeaderNavigation
}

// HeaderLogo is the NHS logo, or the image at Src.
type HeaderLogo struct {
	Href      template.URL
	Src       template.URL
	Alt       string
	AriaLabel string
}

// HeaderOrganisation is the name beside the NHS logo. Split is the part of it
// on the second line, Descriptor the kind of organisation below it.
type HeaderOrganisation struct {
	Name       string
	Split      string
	Descriptor string
}

// HeaderSearch is the search of the site; there is none when Action is empty.
//
// Link is ours: with these words, a link to Action stands in the place of the
// form, and the form waits in a template for the script that can make it work.
type HeaderSearch struct {
	Action template.URL
	Name   string // q when empty
	Input  HeaderSearchInput
	Label  HeaderSearchLabel

	Link    string
	Current bool // the page is that of the search
}

// HeaderSearchInput is where words are typed. Placeholder is "Search" when
// empty.
type HeaderSearchInput struct {
	Placeholder string
}

// HeaderSearchLabel is read out: the button shows that it is a search.
type HeaderSearchLabel struct {
	VisuallyHiddenText string
}

// HeaderNavigation is the row of links that becomes a menu when it is too long.
type HeaderNavigation struct {
	AriaLabel string // "Menu" when empty
	Colour    string
	Justified bool
	Classes   string
	Items     []HeaderItem
}

// HeaderItem is one link of the navigation. Current is this very page, Active
// a page above it.
type HeaderItem struct {
	Text    string
	HTML    template.HTML
	Href    template.URL
	Current bool
	Active  bool
	Classes string
}

// TextHeader is the header of a brand that has no logo: words alone. It is
// ours, not the design system's.
type TextHeader struct {
	Organisation string
	Service      Link
	Search       HeaderSearch
	Navigation   HeaderNavigation
}

// Footer is the foot of every page. Navigation is at most one row of groups,
// four of them.
type Footer struct {
	Navigation []FooterGroup
	Meta       FooterMeta
	Copyright  Label
}

// FooterGroup is a list of links under a heading. Width is a fraction in words
// (one-third), one-quarter when empty.
type FooterGroup struct {
	Width   string
	Heading Label
	Text    string
	HTML    template.HTML
	Items   []Link
}

// FooterMeta is the row of links that every site has, and words below it.
type FooterMeta struct {
	VisuallyHiddenText string // "Support links" when empty
	Items              []Link
	Text               string
	HTML               template.HTML
}

// Breadcrumb is the way to the page from the home page, without the page. The
// last item is the back link of small screens unless BackLink says otherwise.
type Breadcrumb struct {
	AriaLabel string // "Breadcrumb" when empty
	ID        string
	Classes   string
	Variant   string
	Items     []Link
	BackLink  BackLink
}

// Back returns the back link: the last item, where BackLink is silent.
func (b Breadcrumb) Back() BackLink {
	back := b.BackLink
	if n := len(b.Items); n > 0 {
		if back.Text == "" && back.HTML == "" {
			back.Text = b.Items[n-1].Text
		}
		if back.Href == "" {
			back.Href = b.Items[n-1].Href
		}
	}
	if back.VisuallyHiddenText == "" {
		back.VisuallyHiddenText = "Back to"
	}
	if back.Variant == "" {
		back.Variant = b.Variant
	}
	return back
}

// BackLink is a link to the page above. Text is "Back" when empty.
type BackLink struct {
	ID                 string
	VisuallyHiddenText string
	Text               string
	HTML               template.HTML
	Href               template.URL
	Type               string // when set, a button of this type instead of a link
	Classes            string
	Variant            string
}

// Pagination leads to the pages before and after, by number when Items is set.
type Pagination struct {
	AriaLabel string // "Pagination" when empty
	ID        string
	Classes   string
	Previous  PaginationLink
	Next      PaginationLink
	Items     []PaginationItem
}

// PaginationLink is the page before or after. Text is "Previous page" or "Next
// page" when empty; Label is the page's title.
type PaginationLink struct {
	Text  string
	HTML  template.HTML
	Label Label
	Href  template.URL
}

// PaginationItem is a numbered page, or an ellipsis between numbers.
type PaginationItem struct {
	Number    int
	Href      template.URL
	AriaLabel string // "Page N" when empty
	Current   bool
	Ellipsis  bool
}

// Tag is a status in a coloured box.
type Tag struct {
	Text     string
	HTML     template.HTML
	Colour   string // white grey green aqua-green blue purple pink red orange yellow
	NoBorder bool
	Classes  string
	ID       string
}

// Card is a box with a heading. Href makes the heading a link.
type Card struct {
	ID          string
	Classes     string
	Variant     string // feature primary secondary warning
	Clickable   bool
	Href        template.URL
	Heading     CardHeading
	Description Label
}

// CardHeading is a card's heading. Level is 2 when zero; HTML is markup that
// follows the heading. Lang is ours: the language of a linked heading, where it
// is not the page's.
type CardHeading struct {
	ID                 string
	Text               string
	HTML               template.HTML
	VisuallyHiddenText string
	Size               string // xs s m l xl
	Level              int
	Classes            string
	Lang               string
}

// SummaryList is facts and their values. HTML is ours: rows that are drawn
// already, below the others. The component defines "summary-list-row" too.
type SummaryList struct {
	ID              string
	Classes         string
	NoBorder        bool
	NoLastRowBorder bool
	Rows            []SummaryRow
	HTML            template.HTML
}

// SummaryRow is one fact.
type SummaryRow struct {
	Classes string
	Key     SummaryCell
	Value   SummaryCell
}

// SummaryCell is a fact's name or its value. Width is a fraction in words.
type SummaryCell struct {
	Text    string
	HTML    template.HTML
	Classes string
	Width   string
}

// InsetText is text that stands out by a bar at its side.
type InsetText struct {
	ID                 string
	Classes            string
	VisuallyHiddenText string // "Information" when empty
	Text               string
	HTML               template.HTML
}

// ActionLink is a link that starts something, with an arrow.
type ActionLink struct {
	ID      string
	Classes string
	Variant string
	Text    string
	HTML    template.HTML
	Href    template.URL
	Type    string // when set, a button of this type instead of a link
}

// Button is a button, or with Href a link that looks like one.
type Button struct {
	ID      string
	Classes string
	Variant string // brand login reverse secondary secondary-solid warning
	Small   bool
	Text    string
	HTML    template.HTML
	Href    template.URL
	Type    string
}

// ContentsList is the pages of a guide.
type ContentsList struct {
	ID                 string
	Classes            string
	AriaLabel          string // "Pages in this guide" when empty
	VisuallyHiddenText string // "Contents" when empty
	Items              []ContentsItem
}

// ContentsItem is one page of a guide, and the pages below it.
type ContentsItem struct {
	Text    string
	HTML    template.HTML
	Href    template.URL
	Current bool
	Classes string
	Items   []ContentsItem
}
