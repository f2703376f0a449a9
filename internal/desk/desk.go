// Package desk makes what a writer sees beside the site while it is served: the
// page of mistakes, the page of drafts and of what changes next, the notes in
// the corner of each page, and the script and stylesheets of all of them.
//
// It takes a site as it is planned and gives pages and data. Places in files are
// links that open an editor. It serves nothing and watches nothing, and knows no
// addresses but those that it is told. None of this is ever part of a site.
package desk

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"io/fs"
	"iter"
	"path"
	"strings"

	"involve/internal/diag"
	"involve/internal/wording"
)

// Prefix is where the desk is. No page of a site can have such an address, since
// none begins with an underscore.
const Prefix = "/__involve/"

// The addresses below Prefix that are no files.
const (
	Events = "events"     // tells when the site has changed
	Notes  = "notes.json" // what the corner of a page says
)

// Policy holds for the pages of the desk.
const Policy = "default-src 'none'; img-src data:; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

//go:embed static
var static embed.FS

//go:embed html
var html embed.FS

var pages = template.Must(template.New("").Funcs(template.FuncMap{"count": count}).ParseFS(html, "html/*.html"))

// File returns a script or a stylesheet of the desk.
func File(name string) (data []byte, ok bool) {
	data, err := static.ReadFile(path.Join("static", name))
	return data, err == nil && !strings.Contains(name, "/")
}

// A Desk makes pages about one folder.
type Desk struct {
	Site   fs.FS  // the folder that holds content/
	Folder string // the same, absolute, for links to the editor
	Editor Editor
}

// A Frame is what each page of the desk needs of the server.
type Frame struct {
	Script string // the address of the script that reloads the page
	Home   string // the address of the site's home page
}

// page draws one of the templates. What goes wrong is a mistake of ours.
func page(name string, f Frame, data map[string]any) []byte {
	data["Script"], data["Home"] = f.Script, f.Home
	data["Prefix"] = Prefix
	var b bytes.Buffer
	if err := pages.ExecuteTemplate(&b, name, data); err != nil {
		panic("desk: " + err.Error())
	}
	return b.Bytes()
}

// count says how many there are: 1 mistake, 2 mistakes.
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// A note is a diagnostic as a page shows it.
type note struct {
	Place   string       `json:"place"`
	Edit    template.URL `json:"edit"` // opens the place in the editor; empty for no link
	Message string       `json:"message"`
	Rule    string       `json:"rule"`
	Hint    string       `json:"hint"`
	Here    bool         `json:"here"` // it is about the file that the page comes from

	Source string `json:"-"` // the line of the file
	Mark   string `json:"-"` // carets to go below it
}

// note takes a diagnostic apart, without its source.
func (d *Desk) note(g diag.Diagnostic) note {
	n := note{Message: wording.Upper(g.Message), Rule: g.Rule, Hint: wording.Upper(g.Hint)}
	if g.Path != "" {
		n.Place = g.Pos.String()
		n.Edit = d.Editor.link(d.Folder, g.Pos)
	}
	return n
}

// most is how many notes of a kind a page lists.
const most = 1000

// notes takes a list apart, with the source lines that a terminal would show, in
// which nothing hides text or turns it round.
func (d *Desk) notes(list diag.List) (notes []note) {
	for i, e := range list.Excerpts(d.Site) {
		n := d.note(list[i])
		n.Source, n.Mark = e.Source, e.Mark
		notes = append(notes, n)
	}
	return notes
}

// first returns the first few.
func first(n int, of iter.Seq[diag.Diagnostic]) (list diag.List) {
	for g := range of {
		if len(list) == n {
			break
		}
		list.Add(g)
	}
	return list
}
