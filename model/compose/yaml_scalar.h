/* model/compose/yaml_scalar.h - what a plain scalar is for yaml.v3 of Go.
 *
 * YAML 1.2's words for booleans and null, YAML 1.1's numbers (010 is 8, 1_000, 0b1), dates. */
#ifndef MODEL_COMPOSE_YAML_SCALAR_H
#define MODEL_COMPOSE_YAML_SCALAR_H

#include "model/compose/node.h"

/* Sets kind and content of *n. */
void compose_yaml_scalar(struct node *n, struct arena *a, struct str plain);

/* The same of a scalar with a tag, in its short form: "!!int", "!mine". *told: what yaml.v3 says
 * against it; empty: nothing. */
void compose_yaml_tagged(struct node *n, struct arena *a, struct str tag, struct str text,
                         struct str *told);

#endif
