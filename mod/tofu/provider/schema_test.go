package main

import (
	"context"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
)

// The framework itself says whether a schema is one that OpenTofu takes.
func TestSchemaIsValid(t *testing.T) {
	server, err := providerserver.NewProtocol6WithError(newProvider())()
	if err != nil {
		t.Fatal(err)
	}
	answer, err := server.GetProviderSchema(context.Background(), &tfprotov6.GetProviderSchemaRequest{})
	if err != nil {
		t.Fatal(err)
	}
	for _, one := range answer.Diagnostics {
		t.Errorf("%s: %s", one.Summary, one.Detail)
	}
	if len(answer.ResourceSchemas) != 4 || len(answer.DataSourceSchemas) != 2 {
		t.Errorf("%d resources, %d data sources", len(answer.ResourceSchemas), len(answer.DataSourceSchemas))
	}
}
