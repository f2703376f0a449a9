package serve

import (
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"involve/internal/build"
)

// hosting is what the site asks of its host, read from the files that a host
// reads. Paths are below the site's base path, and not escaped.
type hosting struct {
	headers   []headerRule
	redirects map[string]redirect // by old path, without a slash at the end
}

type headerRule struct {
	path        string // all that begin with it when it ends in an asterisk
	name, value string
}

type redirect struct {
	to     string // escaped, with the base path, or on another host
	status int
}

func readHosting(site *build.Site) (h hosting, err error) {
	h.redirects = make(map[string]redirect)
	file := func(name string, line func(string) error) {
		out := site.Plan.Find(name)
		if out == nil || err != nil {
			return
		}
		var data []byte
		if data, err = site.Render(out); err != nil {
			return
		}
		for text := range strings.Lines(string(data)) {
			text = strings.TrimRight(text, "\n")
			if text == "" {
				continue
			}
			if e := line(text); e != nil {
				err = fmt.Errorf("read %s: %q: %w", name, text, e)
				return
			}
		}
	}
	var path string
	file("_headers", func(text string) (err error) {
		name, value, _ := strings.Cut(strings.TrimSpace(text), ": ")
		if strings.HasPrefix(text, " ") {
			h.headers = append(h.headers, headerRule{path, name, value})
			return nil
		}
		path, err = url.PathUnescape(text)
		return err
	})
	file("_redirects", func(text string) error {
		var from, to, how string
		if _, err := fmt.Sscan(text, &from, &to, &how); err != nil {
			return err
		}
		from, err := url.PathUnescape(from)
		if err != nil {
			return err
		}
		status, err := strconv.Atoi(strings.TrimSuffix(how, "!"))
		h.redirects[strings.TrimSuffix(from, "/")] = redirect{to, status}
		return err
	})
	return h, err
}

// apply sets the headers of a path.
func (h *hosting) apply(to http.Header, path string) {
	for _, r := range h.headers {
		prefix, all := strings.CutSuffix(r.path, "*")
		if r.path == path || all && strings.HasPrefix(path, prefix) {
			to.Set(r.name, r.value)
		}
	}
}
