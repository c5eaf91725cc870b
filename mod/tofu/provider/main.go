// The provider "pocketbase": OpenTofu manages a PocketBase with the pack.
package main

import (
	"flag"
	"fmt"
	"log"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6/tf6server"
)

// version is set by the build.
var version = "0.0.0"

const address = "registry.opentofu.org/pb-stack/pocketbase"

func main() {
	says := flag.Bool("version", false, "print the version")
	flag.Parse()
	if *says {
		fmt.Println(version)
		return
	}
	if err := tf6server.Serve(address, newServer); err != nil {
		log.Fatal(err)
	}
}
