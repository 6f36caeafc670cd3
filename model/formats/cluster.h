/* model/formats/cluster.h - what Kubernetes says of Windows containers: objects (YAML, JSON), and
 * the text of kubectl describe.
 *
 * Source: Kubernetes API reference (PodSpec, WindowsSecurityContextOptions), windows-gmsa's CRD. */
#ifndef MODEL_FORMATS_CLUSTER_H
#define MODEL_FORMATS_CLUSTER_H

#include "model/formats/evidence.h"
#include "model/formats/input.h"

/* Bytes that a quantity of memory means, nanocpus that one of processors means ("512Mi", "1.5",
 * "500m"); 0: it is none. */
uint64_t quantity_of_memory(struct str quantity);
uint64_t quantity_of_processors(struct str quantity);

/* The text with the holes of a template ({{ ... }}) filled so that it parses: lines of nothing else
 * are emptied, values become texts. STR_NONE: it has none, or no memory. */
struct str cluster_filled(struct arena *a, struct str text);

bool cluster_is_description(struct str text);
struct err *cluster_read_description(struct evidence *out, const struct input *in);

/* A container is known in part, and who makes it in truth. */
void cluster_note(struct evidence *out);

/* Says that `text`, what stands at `where`, is no quantity; column 0: not known. */
void cluster_note_quantity(struct evidence *out, const char *where, struct str text,
                           unsigned column);

#endif
