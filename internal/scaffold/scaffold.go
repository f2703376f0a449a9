// Package scaffold makes the files that authors begin with: a new page of any
// kind with its keys explained, and a whole new site.
//
// It takes the table of package schema, a site's library for its words, and a
// day for the dates it proposes. It gives bytes and touches no disk. What a
// key is for it never says itself: that is the table's. A new file says in
// comments what belongs where, holds a proposal wherever there is an honest
// one, and is blank elsewhere, so that check can name what is left to write.
package scaffold

import (
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"involve/internal/content"
	"involve/internal/schema"
	"involve/internal/slug"
)

// A Refusal says in an author's words why no file is made, and what to do.
type Refusal struct{ Message, Hint string }

// Error returns the message.
func (r *Refusal) Error() string { return r.Message }

func refuse(hint, format string, args ...any) error {
	return &Refusal{fmt.Sprintf(format, args...), hint}
}

// maxSlug is how long a proposed slug may be. Longer ones are cut at a word.
const maxSlug = 60

var thousands = regexp.MustCompile(`(\d),(\d{3})`)

// Name returns a title tidied up, and the slug that it gives its file. The
// error is a [*Refusal].
func Name(k *schema.Kind, raw string) (title, name string, err error) {
	title = strings.Join(strings.Fields(raw), " ")
	if title == "" {
		return "", "", refuse("write it in quotes: involve new "+k.Name+" \"A title\"", "the title is empty")
	}
	if !utf8.ValidString(title) || strings.ContainsFunc(title, func(r rune) bool { return unicode.Is(unicode.Cc, r) || strings.ContainsRune("\ufeff\ufffe\uffff", r) }) {
		return "", "", refuse("type it again rather than pasting it", "the title has a character in it that cannot be seen")
	}
	if n, most := utf8.RuneCountInString(title), k.Field("title").Max; n > most {
		return "", "", refuse("shorten it: the summary has room for more", "the title has %d characters; at most %d fit", n, most)
	}
	name = slug.Of(thousands.ReplaceAllString(title, "$1$2"))
	if len(name) > maxSlug {
		name = name[:maxSlug+1]
		if i := strings.LastIndexByte(name, '-'); i > 0 {
			name = name[:i]
		} else {
			name = name[:maxSlug]
		}
	}
	if name == "" {
		return "", "", refuse("begin with a title in the letters a to z, then change the title in the file",
			"nothing in the title %q can be part of a web address", title)
	}
	return title, name, nil
}

// folders are where the files of each kind are.
var folders = map[string]content.Folder{
	"opportunity": content.OpportunityFolder, "guidance": content.GuidanceFolder, "group": content.GroupFolder,
	"stage": content.StageFolder, "organisation": content.OrganisationFolder, "page": content.PageFolder,
}

// Kinds returns the kinds of file that can be made.
func Kinds() (kinds []*schema.Kind) {
	for _, k := range schema.Kinds() {
		if folders[k.Name] != "" {
			kinds = append(kinds, k)
		}
	}
	return kinds
}

// Place returns the path of a new file, from the site's folder. dir is a folder
// below the kind's own; it may be written as a path from the site's folder. The
// error is a [*Refusal].
func Place(k *schema.Kind, dir, name string) (string, error) {
	own := string(folders[k.Name])
	if dir = path.Clean(strings.ReplaceAll(dir, `\`, "/")); dir != "." && !fs.ValidPath(dir) {
		return "", refuse("name a folder below the one for this kind of file, such as --dir 2027", "the folder %q is not in the site's content", dir)
	}
	if dir == "." {
		dir = ""
	}
	for _, prefix := range []string{content.Root + "/" + own, own} {
		if rest, ok := strings.CutPrefix(dir+"/", prefix+"/"); ok {
			dir = strings.Trim(rest, "/")
			break
		}
	}
	file := path.Join(content.Root, own, dir, name+".md")
	folder, url, ok := content.Locate(file)
	if !ok || string(folder) != own {
		return "", refuse("leave --dir out: only guidance and opportunities can have folders in them", "a file of the kind %s cannot stand in %s", k.Name, path.Dir(file))
	}
	for part := range strings.SplitSeq(dir, "/") {
		if strings.HasPrefix(part, ".") || strings.HasPrefix(part, "_") {
			return "", refuse("choose another name", "nothing is made of files in a folder that begins with %s", part[:1])
		}
	}
	for part := range strings.SplitSeq(strings.Trim(url, "/"), "/") {
		if !content.IsSlug(part) {
			return "", refuse("use lower-case letters without accents, digits and hyphens", "the folder %q cannot be part of a web address", part)
		}
	}
	return file, nil
}

// Clash refuses a path whose page has the address of another file, whatever
// its case and wherever it stands. The error is a [*Refusal].
func Clash(file string, others []string) error {
	_, url, _ := content.Locate(file)
	for _, other := range others {
		if _, taken, ok := content.Locate(other); ok && strings.EqualFold(taken, url) || strings.EqualFold(other, file) {
			return refuse("choose another title, or write in the file that is there", "%s has the address %s already", other, url)
		}
	}
	return nil
}
