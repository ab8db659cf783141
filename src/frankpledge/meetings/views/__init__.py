"""The pages of meetings: boards, meetings and reports, actions, people and agencies."""
