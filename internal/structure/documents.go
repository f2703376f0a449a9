package structure

import (
	"fmt"
	"path"
	"strings"

	"involve/internal/diag"
	"involve/internal/tree"
)

// documents looks at the links to documents and videos.
func (c *checker) documents() {
	for i := range c.tree.Blocks {
		b := &c.tree.Blocks[i]
		if b.Quoted {
			continue
		}
		for _, m := range b.Marks {
			if m.Kind != tree.Link && m.Kind != tree.Address && m.Kind != tree.Image {
				continue
			}
			switch ext := extension(m.Dest); {
			case ext == "":
			case videos[ext]:
				c.video(i, m)
			case m.Kind == tree.Image:
			case documents[ext] != "":
				c.document(i, m, ext)
			}
		}
	}
}

// document looks at the link to one document.
func (c *checker) document(i int, m tree.Mark, ext string) {
	b := &c.tree.Blocks[i]
	text := strings.ToLower(around(b, m))
	// What a document of the site is and how big, the program says itself.
	if strings.Contains(m.Dest, "://") {
		kind, size := hasKind(text), hasSize(text)
		lacks := "what kind of file it is and how big it is"
		switch {
		case kind && size:
			lacks = ""
		case kind:
			lacks = "how big the file is"
		case size:
			lacks = "what kind of file it is"
		}
		if lacks != "" {
			c.report(place(b, m), "link-doc", "this link to a document does not say "+lacks, fmt.Sprintf("say it at the end of its words, such as: (%s, 126KB)", documents[ext]))
		}
	}
	if ext == "pdf" && !strings.Contains(text, "pdf only") && !c.pageBeside(i) && !otherFormat(strings.ToLower(b.Text)) {
		c.report(place(b, m), "link-doc-html", "this PDF has no web page beside it that says the same", "publish a page and link to it here; where there can be none, write (PDF only, 126KB) in the words of the link")
	}
}

// place returns where the words of a link stand, or the beginning of what has
// none.
func place(b *tree.Block, m tree.Mark) diag.Pos {
	if m.Kind == tree.Link && m.To > m.From {
		return b.Span(m.From, m.To)
	}
	return b.MarkPos(m)
}

// around returns the words of a link and what follows in brackets.
func around(b *tree.Block, m tree.Mark) string {
	to := m.To
	rest := strings.TrimLeft(b.Text[to:], " ")
	if strings.HasPrefix(rest, "(") || strings.HasPrefix(rest, "[") {
		if end := strings.IndexAny(rest, ")]"); end > 0 {
			to = len(b.Text) - len(rest) + end
		}
	}
	return b.Text[m.From:to]
}

func hasKind(text string) bool {
	for _, k := range []string{"pdf", "word", "excel", "powerpoint", "doc", "xls", "ppt", "odt", "ods", "csv", "zip", "spreadsheet"} {
		if strings.Contains(text, k) {
			return true
		}
	}
	return false
}

// hasSize reports whether a text says 126KB or 12 pages.
func hasSize(text string) bool {
	for i := 0; i < len(text); i++ {
		if text[i] < '0' || text[i] > '9' || i+1 < len(text) && text[i+1] >= '0' && text[i+1] <= '9' {
			continue
		}
		rest := strings.TrimLeft(text[i+1:], " \u00a0")
		for _, unit := range []string{"kb", "mb", "gb", "kib", "mib", "byte", "page", "kilobyte", "megabyte"} {
			if strings.HasPrefix(rest, unit) {
				return true
			}
		}
	}
	return false
}

// pageBeside reports whether a block, or the list or the table that it is in,
// has a link to a page.
func (c *checker) pageBeside(i int) bool {
	outer := i
	for c.tree.Blocks[outer].Parent >= 0 {
		outer = c.tree.Blocks[outer].Parent
	}
	for j := outer; j < len(c.tree.Blocks) && (j == outer || c.tree.Blocks[j].Parent >= outer); j++ {
		for _, m := range c.tree.Blocks[j].Marks {
			if (m.Kind == tree.Link || m.Kind == tree.Address) && isPage(m.Dest) {
				return true
			}
		}
	}
	return false
}

func isPage(dest string) bool {
	for _, other := range []string{"mailto:", "tel:", "sms:"} {
		if strings.HasPrefix(dest, other) {
			return false
		}
	}
	ext := extension(dest)
	return documents[ext] == "" && !videos[ext]
}

// otherFormat reports whether a text is about a version that a PDF is right for.
func otherFormat(text string) bool {
	for _, f := range []string{"easy read", "easy-read", "large print", "print", "poster", "braille", "sign language"} {
		if strings.Contains(text, f) {
			return true
		}
	}
	return false
}

// video looks at the link to one video.
func (c *checker) video(i int, m tree.Mark) {
	captions, transcript := false, false
	for j := max(i-1, 0); j <= i+1 && j < len(c.tree.Blocks); j++ {
		b := &c.tree.Blocks[j]
		text := strings.ToLower(b.Text)
		captions = captions || strings.Contains(text, "caption") || strings.Contains(text, "subtitle")
		transcript = transcript || strings.Contains(text, "transcript")
		for _, m := range b.Marks {
			alt := strings.ToLower(m.Alt)
			captions = captions || strings.Contains(alt, "caption") || strings.Contains(alt, "subtitle")
			transcript = transcript || strings.Contains(alt, "transcript")
		}
	}
	lacks := "captions and a transcript"
	switch {
	case captions && transcript:
		return
	case captions:
		lacks = "a transcript"
	case transcript:
		lacks = "captions"
	}
	b := &c.tree.Blocks[i]
	c.report(place(b, m), "video-captions", "nothing here says that this video has "+lacks, `make them, and say so beside the video, such as "It has captions" with a link to the transcript`)
}

// extension returns what the name of a file ends with, in small letters and
// without the dot, or "".
func extension(dest string) string {
	if i := strings.IndexAny(dest, "?#"); i >= 0 {
		dest = dest[:i]
	}
	if _, rest, ok := strings.Cut(dest, "://"); ok { // not example.org
		_, dest, _ = strings.Cut(rest, "/")
	}
	ext := path.Ext(dest)
	if len(ext) < 2 || len(ext) > 5 {
		return ""
	}
	return strings.ToLower(ext[1:])
}

var (
	videos = set("mp4 webm mov m4v avi wmv mkv ogv")
	// documents are the kinds of files that people download.
	documents = map[string]string{
		"pdf": "PDF", "doc": "Word", "docx": "Word", "docm": "Word", "dotx": "Word", "rtf": "RTF", "odt": "ODT", "xls": "Excel", "xlsx": "Excel", "xlsm": "Excel",
		"ods": "ODS", "csv": "CSV", "ppt": "PowerPoint", "pptx": "PowerPoint", "odp": "ODP", "zip": "ZIP", "epub": "EPUB",
	}
)
