// SPDX-License-Identifier: Apache-2.0
/** Where routes that read long lists keep how far they have come. Knows Camel's resume API and nothing of Pipedrive. */
package io.github.camelpipedrive.resume;
