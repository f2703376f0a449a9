// Package load turns the files of a site into a [content.Library].
//
// It takes them as package sources read them, and goes in two steps. [Parse] turns
// one file into a [Document], looking at no other, so that it can be done in
// parallel and remembered; [Assemble] puts documents together: words of the
// site's own vocabularies, defaults from organisations ([Terms.Fill], for each
// document), two files with one address ([Join]). Each step goes on past what it
// finds wrong and says all of it. The
// package knows nothing of disks, of pages or of the present day.
package load

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"sync"
	"time"

	"involve/internal/content"
	"involve/internal/decode"
	"involve/internal/diag"
	"involve/internal/frontmatter"
	"involve/internal/markdown"
	"involve/internal/prose"
	"involve/internal/reach"
	"involve/internal/schema"
	"involve/internal/sources"
	"involve/internal/tree"
)

// A Document is one Markdown file, read without looking at any other. It is
// never changed after [Parse] made it.
type Document struct {
	Folder content.Folder
	Diags  diag.List

	page         *content.Page // always set; the one inside the others where there is one
	stage        *content.Stage
	organisation *content.Organisation
	opportunity  *content.Opportunity

	words []decode.Word
	whole bool // the front matter could be read
}

// Options are what the reading of a file depends on beside the file.
type Options struct {
	Zone  *time.Location
	Prose *prose.Reader // nil to leave the writing rules out
	Lists *Lists        // what files share, if anything
}

// Lists is what files share.
type Lists = decode.Lists

// The tables of the schema, made once.
var (
	opportunityKind = schema.Opportunity()

	pageTable         = decode.NewTable(schema.Page("page").Fields)
	guidanceTable     = decode.NewTable(schema.Page("guidance").Fields)
	groupTable        = decode.NewTable(schema.Page("group").Fields)
	stageTable        = decode.NewTable(schema.Stage().Fields)
	organisationTable = decode.NewTable(schema.Organisation().Fields)
	opportunityTable  = decode.NewTable(opportunityKind.Fields)
)

// Parse reads one file. It is a pure function and safe for concurrent use.
func Parse(src sources.File, opt Options) *Document {
	doc := &Document{}
	folder, url, ok := content.Locate(src.Path)
	doc.Folder = folder
	table, noun := doc.noun()
	doc.page.Path, doc.page.URL = src.Path, url
	doc.page.Slug = strings.Trim(path.Base(url), "/.")
	at := diag.Pos{Path: src.Path, Line: 1, Col: 1}
	if !ok {
		doc.Diags.Add(diag.Diagnostic{
			Pos: at, Rule: "misplaced-file", Message: "there is no page that this file could be",
			Hint: "move it to guidance, opportunities, groups, stages, organisations or pages; only guidance and opportunities can have folders in them",
		})
		return doc
	}
	for part := range strings.SplitSeq(strings.Trim(url, "/"), "/") {
		if part != "" && !content.IsSlug(part) {
			doc.Diags.Add(diag.Diagnostic{
				Pos: at, Rule: "bad-slug", Message: fmt.Sprintf("%q cannot be part of a web address", part),
				Hint: "name files and folders with lower-case letters without accents, digits and hyphens, such as kidney-panel.md",
			})
			break
		}
	}
	file, diags := frontmatter.Cut(src.Path, src.Data)
	doc.Diags = append(doc.Diags, diags...)
	if file == nil {
		return doc
	}
	r := decode.File(file, table, noun, opt.Zone, opt.Lists)
	doc.page.Keys, doc.words, doc.whole = r.Keys, r.Words, !r.Empty
	doc.Diags = append(doc.Diags, r.Diags...)
	defer r.Prose.Free()
	if doc.organisation != nil { // whose title is a name
		r.Prose.Blocks = slices.DeleteFunc(r.Prose.Blocks, func(b tree.Block) bool { return b.Key == "title" })
	}
	body, diags := markdown.Into(r.Prose, src.Path, file.BodyLine, file.Body)
	doc.page.Body = body
	before := len(doc.Diags)
	doc.Diags = append(doc.Diags, diags...)
	if doc.whole {
		doc.pageRules()
		if o := doc.opportunity; o != nil {
			complete(o)
			doc.Diags = append(doc.Diags, opportunityRules(o)...)
			sortByDate(o) // after the rules, which go by the author's own order
		}
	}
	if opt.Prose != nil {
		room := rooms.Get().(*diag.List)
		found := append((*room)[:0], doc.Diags[before:]...)
		if doc.organisation != nil {
			found = append(found, reach.Contact(doc.page, doc.organisation.Contact)...)
		}
		if o := doc.opportunity; o != nil {
			found = append(found, reach.Contact(doc.page, o.Contact)...)
			found = append(found, reach.Ways(o)...)
		}
		found = opt.Prose.Read(r.Prose, doc.page.Lang, found)
		doc.Diags = slices.Concat(doc.Diags[:before], found) // without slack
		*room = found
		rooms.Put(room)
	}
	doc.Diags.Sort()
	return doc
}

// rooms hold what is found in one file after the other.
var rooms = sync.Pool{New: func() any { return new(diag.List) }}

// noun makes the noun that a folder's files are, and finds its table.
func (doc *Document) noun() (*decode.Table, any) {
	switch doc.Folder {
	case content.OpportunityFolder:
		doc.opportunity = &content.Opportunity{AgeMin: 18}
		doc.page = &doc.opportunity.Page
		return opportunityTable, doc.opportunity
	case content.StageFolder:
		doc.stage = &content.Stage{}
		doc.page = &doc.stage.Page
		return stageTable, doc.stage
	case content.OrganisationFolder:
		doc.organisation = &content.Organisation{}
		doc.page = &doc.organisation.Page
		return organisationTable, doc.organisation
	case content.GroupFolder:
		doc.page = &content.Page{}
		return groupTable, doc.page
	case content.GuidanceFolder:
		doc.page = &content.Page{}
		return guidanceTable, doc.page
	default:
		doc.page = &content.Page{}
		return pageTable, doc.page
	}
}

// complete fills in what follows from an opportunity's own keys.
func complete(o *content.Opportunity) {
	if o.ID == "" {
		o.ID = o.Slug
	}
	if o.Opens.IsZero() {
		o.Opens = o.Published
	}
	if o.Entry == "" && len(o.Activity) > 0 {
		o.Entry = content.DefaultEntry(o.Activity[0])
	}
	if o.OpenTo == "" {
		o.OpenTo = "everyone"
	}
	if o.Time.Per == "" {
		o.Time.Per = "once"
	}
}
