// SPDX-License-Identifier: Apache-2.0
/** The sandbox in the tests of Spring applications. */
package io.github.camelpipedrive.springboot.test;
