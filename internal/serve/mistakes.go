package serve

import (
	"bytes"
	"embed"
	"html/template"
	"net/http"
	"strings"
	"time"

	"involve/internal/diag"
)

//go:embed own
var ownFiles embed.FS

var mistakesPage = template.Must(template.ParseFS(ownFiles, "own/mistakes.html"))

// policy holds for the pages that are not the site's.
const policy = "default-src 'none'; img-src data:; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// serveOwn answers with a script or a stylesheet of this package.
func serveOwn(w http.ResponseWriter, r *http.Request, name string) {
	data, err := ownFiles.ReadFile("own/" + name)
	if err != nil || strings.HasSuffix(name, ".html") {
		http.Error(w, "there is no such file", http.StatusNotFound)
		return
	}
	setType(w.Header(), name)
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(data))
}

// A mistake is a diagnostic as the page shows it.
type mistake struct {
	Place, Message, Rule, Hint string
	Source, Mark               string // the line of the file, and carets to go below it
}

// mistakes answers with a page that says why the site cannot be shown.
func (s *Server) mistakes(w http.ResponseWriter, g *generation) {
	if g.fault != nil {
		s.failed(w, g, g.fault)
		return
	}
	var errors, others []mistake
	for _, d := range g.site.Diags {
		m := s.tell(d)
		if d.Severity == diag.Error {
			errors = append(errors, m)
		} else {
			others = append(others, m)
		}
	}
	writeMistakes(w, g, map[string]any{"Errors": errors, "Others": others})
}

// failed answers with a page that tells of a fault of the machine, the theme
// or the program.
func (s *Server) failed(w http.ResponseWriter, g *generation, err error) {
	writeMistakes(w, g, map[string]any{"Fault": err.Error()})
}

func writeMistakes(w http.ResponseWriter, g *generation, data map[string]any) {
	data["Script"] = template.HTML(g.script())
	data["Own"] = own
	w.Header().Set("Content-Security-Policy", policy)
	w.Header().Set("Content-Type", types[".html"])
	w.WriteHeader(http.StatusInternalServerError)
	// An error is a browser that is gone.
	_ = mistakesPage.Execute(w, data)
}

// tell takes a diagnostic apart. Its source line is the one that a terminal
// would show, with nothing in it that hides text or turns it round.
func (s *Server) tell(d diag.Diagnostic) mistake {
	m := mistake{Message: d.Message, Rule: d.Rule, Hint: d.Hint}
	if d.Path != "" {
		m.Place = d.Pos.String()
	}
	d.Hint = ""
	var b strings.Builder
	if err := (diag.List{d}).Text(&b, s.opt.Build.Site, false); err != nil {
		panic("serve: writing into a string: " + err.Error())
	}
	_, excerpt, _ := strings.Cut(b.String(), "\n")
	m.Source, m.Mark, _ = strings.Cut(strings.TrimSuffix(excerpt, "\n"), "\n")
	return m
}
