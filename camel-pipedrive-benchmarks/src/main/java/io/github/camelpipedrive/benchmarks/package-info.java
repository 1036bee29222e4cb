// SPDX-License-Identifier: Apache-2.0

/** What the component costs, measured beside the same work done without it. */
package io.github.camelpipedrive.benchmarks;
