// SPDX-License-Identifier: Apache-2.0
/** Records to start with. Inner part of the sandbox: it may change from one version to the next. */
package io.github.camelpipedrive.sandbox.seed;
