"""Queries as typed, read into trees and expanded across languages."""
