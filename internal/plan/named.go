package plan

import (
	"cmp"
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"
	"sync"

	"involve/internal/encode"
	"involve/internal/view"
)

// A named file is named for its content, so that browsers may keep it for good.
// To know the name of a big one takes longer than all the rest of a plan, and
// few pages need it: it is made when it is asked for.
type named struct {
	stem, ext string // assets/records and .json
	output    func() Output
}

func newNamed(stem, ext string, make func() view.View) *named {
	return &named{stem, ext, sync.OnceValue(func() Output {
		v := make()
		data, ok := encode.Encode(v)
		if !ok {
			panic(fmt.Sprintf("plan: a %T has no bytes of its own", v))
		}
		path := fmt.Sprintf("%s.%.5x%s", stem, sha256.Sum256(data), ext)
		return Output{Path: path, URL: "/" + path, make: func() view.View { return v }}
	})}
}

// addNamed puts a named file into the plan and returns what knows its address.
func (m *maker) addNamed(stem, ext string, make func() view.View) func() view.URL {
	n := newNamed(stem, ext, make)
	m.plan.named = append(m.plan.named, n)
	return func() view.URL { return m.Href(n.output().URL) }
}

// isNamed reports whether a path may be that of a named file. Nobody else has
// one of these.
func (p *Plan) isNamed(path string) bool {
	return slices.ContainsFunc(p.named, func(n *named) bool {
		rest, ok := strings.CutPrefix(path, n.stem+".")
		return ok && strings.HasSuffix(rest, n.ext)
	})
}

// together names what is not named yet, at the same time if it can, and returns
// it among all the others.
func (p *Plan) together(run func(...func())) []Output {
	list := slices.Clone(p.outputs)
	all := make([]func(), len(p.named))
	for i, n := range p.named {
		all[i] = func() { n.output() }
	}
	run(all...)
	for _, n := range p.named {
		o := n.output()
		i, _ := slices.BinarySearchFunc(list, o.Path, func(o Output, path string) int { return cmp.Compare(o.Path, path) })
		list = slices.Insert(list, i, o)
	}
	return list
}

func oneByOne(list ...func()) {
	for _, f := range list {
		f()
	}
}
