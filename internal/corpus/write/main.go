// Command write writes a made-up site of any size into a folder.
//
//	go run ./internal/corpus/write -out DIR [-for hugo] [-opportunities N] [-guidance N] [-seed N]
package main

import (
	"flag"
	"log"
	"os"

	"involve/internal/corpus"
)

func main() {
	log.SetFlags(0)
	out := flag.String("out", "", "the folder to write into (required)")
	reader := flag.String("for", "involve", "who will read it: involve or hugo")
	opt := corpus.Options{}
	flag.IntVar(&opt.Opportunities, "opportunities", 1000, "how many opportunities")
	flag.IntVar(&opt.Guidance, "guidance", 200, "how many pages of guidance")
	flag.Uint64Var(&opt.Seed, "seed", 1, "the number that lots are drawn from")
	flag.Parse()
	write, ok := map[string]func(string, corpus.Options) error{"involve": corpus.Write, "hugo": corpus.WriteHugo}[*reader]
	if !ok || *out == "" || flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	if err := write(*out, opt); err != nil {
		log.Fatalf("write a site: %v", err)
	}
}
