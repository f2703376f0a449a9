package page

import (
	"slices"
	"strings"

	"involve/internal/content"
	"involve/internal/facet"
	"involve/internal/snapshot"
	"involve/internal/view"
	"involve/internal/wording"
)

// Subscribe makes the page of every feed and calendar.
func (m *Maker) Subscribe() view.View {
	const all = "/opportunities/"
	v := &view.Subscribe{
		Page:       m.Shell("/subscribe/", getUpdates, "Hear when something opens, when it changes, and what came of it.", nil),
		Everything: m.Follow(all, "Every opportunity", ""),
		Addresses:  view.Addresses{Feed: m.Absolute(all + snapshot.FeedFile), Calendar: m.Absolute(all + snapshot.CalendarFile)},
		OPML:       m.Href(snapshot.OPMLURL),
		Data:       m.LinkTo("/data/"),
	}
	v.Alternates = m.Alternates(v.Everything, TakingPart)
	more := m.combined()
	for _, f := range m.Followed() {
		list := view.FollowList{Name: f.Name, Label: f.Label}
		for _, t := range f.Terms {
			c := facet.Choice{Facet: f.Name, Term: t.Slug}
			list.Terms = append(list.Terms, view.FollowTerm{Follow: m.Follow(content.FacetURL(f.Name, t.Slug), t.Label, t.Summary, c), More: more[c]})
		}
		v.Lists = append(v.Lists, list)
	}
	if l := m.Library.Settings.MailingList; l.URL != "" {
		v.MailingList = &view.Link{Text: l.Label, Href: m.settingsLink(l.URL)}
	}
	if m.Article("/contact/") != nil {
		reach := m.LinkTo("/contact/")
		v.Reach = &reach
	}
	v.Pastes = append(v.Pastes, m.paste(nil))
	for _, g := range m.Library.Groups {
		if m.Shows(g) {
			v.Pastes = append(v.Pastes, m.paste(g))
		}
	}
	return v
}

// combined returns how to follow the listings of two terms, each under the one
// that says who people are, else under the first; by the facet of the other.
func (m *Maker) combined() map[facet.Choice][]view.FollowList {
	more := map[facet.Choice][]view.FollowList{}
	for _, p := range m.Pairs() {
		pair := p.Choices
		if !m.HasFeed(pair[:]...) {
			continue
		}
		of, other := pair[0], pair[1]
		if other.Facet == "group" {
			of, other = other, of
		}
		lists := more[of]
		i := slices.IndexFunc(lists, func(l view.FollowList) bool { return l.Name == other.Facet })
		if i < 0 {
			f, _ := m.Facets.Facet(other.Facet)
			i, lists = len(lists), append(lists, view.FollowList{Name: f.Name, Label: f.Label})
		}
		url := content.FacetURL(pair[0].Facet, pair[0].Term, pair[1].Facet, pair[1].Term)
		lists[i].Terms = append(lists[i].Terms, view.FollowTerm{Follow: m.Follow(url, m.Term(other).Label, "", pair[:]...)})
		more[of] = lists
	}
	return more
}

// paste makes what people put where feeds do not reach, for a group or for
// everyone. The picture's alternative text is its words.
func (m *Maker) paste(group *content.Page) view.Paste {
	url := "/opportunities/"
	heading, said := wording.Invitation(group)
	v := view.Paste{Label: "Everyone", Text: heading + ". " + said, Picture: m.Href(snapshot.PictureURL(group))}
	if group != nil {
		_, everyone := wording.Invitation(nil)
		url, v.Label, v.Text = group.URL, group.Title, "Is this you? "+said+" "+everyone
	}
	v.Address = m.Absolute(url)
	_, typed, _ := strings.Cut(v.Address, "://")
	v.Alt = heading + ". " + said + " Scan the code, or go to " + typed
	if m.Library.Settings.Demo {
		v.Text, v.Alt = "Example: "+v.Text, "Example: "+v.Alt
	}
	return v
}
