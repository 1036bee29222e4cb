// SPDX-License-Identifier: Apache-2.0

/** What operators see of the calls: counts, times, the last errors. Knows names and numbers, no request and no record. */
package io.github.camelpipedrive.observation;
